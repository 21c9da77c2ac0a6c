"""Demo content and accounts: invented people, schools and figures, for one person on one machine."""
