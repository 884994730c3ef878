"""Measurements by command; nothing here is a test."""
