package dev.dmarcdesk.check;

/// What one check found out, in its own record: the data behind JSON, alerts and the verdict.
public interface Facts {}
