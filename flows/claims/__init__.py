"""Mentions become claims: each part of a row is read by its own module from the number and what surrounds it."""
