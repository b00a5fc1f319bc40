"""What every page is made of: the frame, the styles, words for codes, formats of dates and numbers."""
