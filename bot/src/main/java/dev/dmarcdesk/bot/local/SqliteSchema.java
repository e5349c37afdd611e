package dev.dmarcdesk.bot.local;

import java.util.ArrayList;
import java.util.List;

/// The tables of the store, as the steps that lead to them. A step that was released never changes;
/// what has to be different is another step. The number of steps that a file has seen is its
/// version.
///
/// @param steps each a list of statements, in order
record SqliteSchema(List<List<String>> steps) {
    /// Marks our files (`PRAGMA application_id`): "DMRC".
    static final int APPLICATION = 0x444d5243;

    /// What this version of us works with.
    static final SqliteSchema CURRENT =
            new SqliteSchema(
                    List.of(
                            List.of(
                                    """
                                    CREATE TABLE watch (
                                      team TEXT NOT NULL, domain TEXT NOT NULL,
                                      minutes INTEGER NOT NULL, slot INTEGER NOT NULL,
                                      version INTEGER NOT NULL, state TEXT NOT NULL,
                                      PRIMARY KEY (team, domain))\
                                    """,
                                    "CREATE INDEX watch_turn ON watch (minutes, slot, team, domain)",
                                    """
                                    CREATE TABLE lead (
                                      team TEXT NOT NULL, name TEXT NOT NULL, domain TEXT NOT NULL,
                                      PRIMARY KEY (team, name, domain)) WITHOUT ROWID\
                                    """,
                                    "CREATE INDEX lead_domain ON lead (team, domain)",
                                    """
                                    CREATE TABLE alert (
                                      team TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL,
                                      unfinished INTEGER NOT NULL,
                                      version INTEGER NOT NULL, state TEXT NOT NULL,
                                      PRIMARY KEY (team, id))\
                                    """,
                                    "CREATE INDEX alert_at ON alert (team, at, id)",
                                    "CREATE INDEX alert_age ON alert (at)",
                                    """
                                    CREATE INDEX alert_unfinished ON alert (team, id)
                                      WHERE unfinished = 1\
                                    """,
                                    """
                                    CREATE TABLE learnt (
                                      team TEXT NOT NULL, domain TEXT NOT NULL,
                                      selector TEXT NOT NULL, at TEXT NOT NULL,
                                      PRIMARY KEY (team, domain, selector)) WITHOUT ROWID\
                                    """,
                                    """
                                    CREATE TABLE clock (
                                      name TEXT NOT NULL PRIMARY KEY, minute INTEGER NOT NULL)
                                      WITHOUT ROWID\
                                    """),
                            List.of(
                                    """
                                    CREATE TABLE publication (
                                      team TEXT NOT NULL, id TEXT NOT NULL, due TEXT NOT NULL,
                                      until TEXT NOT NULL,
                                      version INTEGER NOT NULL, state TEXT NOT NULL,
                                      PRIMARY KEY (team, id))\
                                    """,
                                    """
                                    CREATE INDEX publication_due ON publication (due)
                                      WHERE due <> ''\
                                    """,
                                    "CREATE INDEX publication_age ON publication (until)"),
                            List.of(
                                    """
                                    CREATE TABLE message (
                                      team TEXT NOT NULL, user TEXT NOT NULL,
                                      domain TEXT NOT NULL, at TEXT NOT NULL,
                                      state TEXT NOT NULL,
                                      PRIMARY KEY (team, user, domain)) WITHOUT ROWID\
                                    """,
                                    "CREATE INDEX message_age ON message (at)")));

    SqliteSchema {
        steps = List.copyOf(steps);
    }

    /// The version of a file that has seen all steps.
    int version() {
        return steps.size();
    }

    /// The statements that a file of an older version lacks.
    List<String> after(int version) {
        var statements = new ArrayList<String>();
        steps.subList(version, steps.size()).forEach(statements::addAll);
        statements.add("PRAGMA application_id = " + APPLICATION);
        statements.add("PRAGMA user_version = " + version());
        return statements;
    }
}
