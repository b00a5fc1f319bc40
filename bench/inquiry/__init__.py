"""How well and how fast inquiries are answered, beside Splink."""
