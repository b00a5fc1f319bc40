"""The invented world: lifelike lists of people who do not exist, with their truth."""
