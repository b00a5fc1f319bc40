"""Pages, by audience; they read and write through the apps and hold no rule."""
