"""Who works here, and what they may see: organisations, members, roles, grants, second factors."""
