package dev.dmarcdesk.bench;

import dev.dmarcdesk.dkim.Signer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

/// Headers as Gmail shows them, of a message that was signed and came directly.
final class MadeUpHeader {
    private static final String SIGNED =
            """
            From: Joe <joe@a.example>
            To: Sue <sue@gmail.com>
            Subject: Is dinner ready?
            Date: Wed, 18 Nov 2026 17:00:00 +0000
            Message-ID: <1@a.example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset="UTF-8"
            """
                    .replace("\n", "\r\n");

    private static final String TAGS =
            "c=relaxed/relaxed; d=a.example; s=s1; h=from:to:subject:date:message-id";

    private static final String RECEIVED =
            """
            Received: by 2002:a05:6a10:1234:b0:5f1:2222:3333 with SMTP id a11csp123456pxb;
                    Wed, 18 Nov 2026 09:00:02 -0800 (PST)
            Received: from mail.a.example (mail.a.example. [192.0.2.1])
                    by mx.google.com with ESMTPS id 41be03b00d2f7-1si123456pge.1.2026.11.18
                    for <sue@gmail.com>
                    (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);
                    Wed, 18 Nov 2026 09:00:01 -0800 (PST)
            Received-SPF: pass (google.com: domain of joe@a.example designates 192.0.2.1 as permitted
                    sender) client-ip=192.0.2.1;
            """
                    .replace("\n", "\r\n");

    private static final String RESULTS =
            """
            Authentication-Results: mx.google.com;
                   dkim=pass header.i=@a.example header.s=s1 header.b=AbCdEfGh;
                   spf=pass (google.com: domain of joe@a.example designates 192.0.2.1 as permitted
                   sender) smtp.mailfrom=joe@a.example;
                   dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=a.example
            """
                    .replace("\n", "\r\n");

    private static final String INNER =
            """
            Received: from worker-%d.a.example (worker-%d.a.example [10.1.2.3])
                    by mail.a.example (Postfix) with ESMTPSA id 4Q1234567890
                    for <sue@gmail.com>; Wed, 18 Nov 2026 17:00:00 +0000 (UTC)
            """
                    .replace("\n", "\r\n");

    private static final int TYPICAL = 8 * 1024;

    private MadeUpHeader() {}

    /// 8 KB, with its signature.
    static String typical() {
        var header = new StringBuilder(top());
        for (int i = 0; i < 3; i++) {
            header.append(String.format(INNER, i, i));
        }
        while (header.length() < TYPICAL) {
            header.append("X-Feedback-").append(header.length()).append(": ");
            header.append("words and 0123456789 ".repeat(10)).append("\r\n");
        }
        return header.toString();
    }

    /// As many fields of one kind as fill that length.
    static String with(String field, int length) {
        var header = new StringBuilder(top());
        for (int i = 0; header.length() < length; i++) {
            header.append(
                    switch (field) {
                        case "Received" -> String.format(INNER, i, i);
                        case "Authentication-Results" ->
                                RESULTS.replace("a.example", "a" + i + ".example");
                        case "DKIM-Signature" ->
                                "DKIM-Signature: v=1; a=rsa-sha256; d=d"
                                        + i
                                        + ".example; s=s1; h=from:to; bh=AAAA;\r\n b="
                                        + "QUJD".repeat(85)
                                        + "\r\n";
                        default -> field + ": " + "word ".repeat(2000) + "\r\n";
                    });
        }
        return header.toString();
    }

    /// The domain's records.
    ///
    /// @param key whether its key is published
    static Dns dns(boolean key) {
        return ZoneDns.of(
                "a.example. TXT v=spf1 ip4:192.0.2.1 -all\n"
                        + "_dmarc.a.example. TXT v=DMARC1; p=reject; rua=mailto:d@a.example\n"
                        + (key
                                ? "s1._domainkey.a.example. TXT " + Signer.RSA.record() + "\n"
                                : ""));
    }

    private static String top() {
        String signed = Signer.RSA.sign(SIGNED + "\r\nHello.\r\n", TAGS);
        return RECEIVED + RESULTS + signed.substring(0, signed.indexOf("\r\n\r\n") + 2);
    }
}
