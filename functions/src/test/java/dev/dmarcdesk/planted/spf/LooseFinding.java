package dev.dmarcdesk.planted.spf;

/// A finding that anybody can add to.
public interface LooseFinding {}
