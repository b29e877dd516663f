"""What is: every table, column, closed list and word. Declares, never computes."""
