"""What the site remembers: the only Django models, one folder per thing."""
