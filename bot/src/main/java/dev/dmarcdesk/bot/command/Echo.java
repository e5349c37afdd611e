package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;

/// Says what was understood, so that nobody reads a verdict on another domain than they meant.
final class Echo {
    private static final int SHOWN = 100;

    private Echo() {}

    /// The domain for people: with its form in the DNS where that is another.
    static Sentence subject(DomainInput domain) {
        String name = domain.domain().toString();
        return domain.unicode().equals(name)
                ? Sentence.of("%s", name)
                : Sentence.of("%s (%s)", new Inline.Strong(domain.unicode()), name);
    }

    /// The page, led by what was understood where that is not plainly what was typed.
    static Document on(DomainInput domain, Document page) {
        if (!domain.isRewritten()) {
            return page;
        }
        String typed = domain.typed();
        String shown = typed.length() > SHOWN ? typed.substring(0, SHOWN) + "…" : typed;
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of("Read %s as %s", new Inline.Strong(shown), subject(domain))));
        blocks.addAll(page.blocks());
        return new Document(page.tone(), page.title(), page.summary(), blocks);
    }
}
