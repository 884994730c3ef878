"""Tests are sentences; builders stand in make.py."""
