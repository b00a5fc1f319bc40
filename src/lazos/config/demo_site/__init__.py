"""The demo's site: an installation full of people who do not exist, with somebody to sign in as in every role."""
