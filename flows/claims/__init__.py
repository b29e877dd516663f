"""Mentions become claims: each part of a row is read by its own module from the number and what surrounds it.

`make` reads the numbers of an article one by one into a `claim`, `setting` is what surrounds one; `tabled` and
`printed` do so for tables and for traditional characters. Which modules serve which part:

- all, the words of a clause: `words`, `tags`, `heads`, `dependents`, `naming`, `people`, `phrases`, `stops`
- `change` and `quantity`: `moves`, `movement`, `percent`, `scales` and `hedging`
- `indicator`, `subject`, the frame: `frames`, `sides`, `objects`, `shapes`, `counted`, `series`, `listed`, `partners`
- `indicator`, what the frame leaves unsaid: `told`, `estimates`
- `subject`, what stands around the number: `framed`, `actors`, `neighbours`, `gathered`, `pairs`
- `subject`, what the text has spoken of: `antecedents`, `stack`, `stories`, `topics`, `held`, `tellers`
- `place`, what the text names: `divisions`, `place_names`, `pointing`, `gazetteer`, `settlements`, `foreign`, `home`
- `place`, where the text is: `place_groups`, `steps`, `scenes`
- `period`: `timeline`, `uses`, `reported`, `anchors`, `passing`, `paired`, `turns`
- `modality`: `cues`
- `attribution`: `speech`, `speakers`, `speaker_names`
- `basis` and `part_of` stand alone
"""
