"""Reads the register into frozen read-models; what is sealed is opened here and by services, nowhere else."""
