package dev.dmarcdesk;

import static dev.dmarcdesk.ForAll.oneOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/// A made-up header that names one person in every place where mail programs and servers do.
///
/// @param text the header, its lines ending with CRLF
/// @param mark what every word about that person holds, and nothing else does
/// @param address of the person's machine
public record PersonalHeader(String text, String mark, String address) {
    private static final List<String> RESULTS = List.of("pass", "fail", "softfail", "none");
    private static final List<String> LOCAL_PARTS =
            List.of(
                    "%s",
                    "jane.%s",
                    "jane+%s",
                    "\"jane %s\"",
                    "SRS0=Ab1=XY=author.example=%s",
                    "SRS1=Ab1=hop.example==Ab1=XY=author.example=%s",
                    "bounces+123-%s=author.example",
                    "prvs=0123456789=%s",
                    "list-bounces+%s=author.example",
                    "%s-bounces",
                    "b.%s.author.example.7");

    private static final List<String> FIELDS =
            List.of(
                    "Return-Path: <L@bounce.example>",
                    "Delivered-To: L@corp.example",
                    "X-Forwarded-To: L@corp.example",
                    "X-Forwarded-For: L@old.example L@corp.example",
                    "X-Original-To: L@old.example",
                    "Received: from [I] (dsl-D.isp.example [I]) by mx.author.example with ESMTPSA"
                            + " id M1 for <L@corp.example>; Wed, 18 Nov 2026 09:00:01 +0000",
                    "Received: from M-pc (unknown [I]) (Authenticated sender: L@author.example) by"
                            + " mx.author.example (Postfix) with ESMTPA id M2; Wed, 18 Nov 2026"
                            + " 09:00:01 +0000",
                    "Received: from out.author.example (HELO M) (I) by mx.corp.example with SMTP;"
                            + " 18 Nov 2026 09:00:02 -0000",
                    "Received: by mx.corp.example with SMTP id M3 envelope-from <L@a.example>;"
                            + " 18 Nov 2026 09:00:03 -0000",
                    "Received-SPF: R (mx.corp.example: domain of L@bounce.example designates I as"
                            + " permitted sender) client-ip=I; envelope-from=\"L@bounce.example\";"
                            + " helo=M;",
                    "Authentication-Results: mx.corp.example; spf=R (mx.corp.example: domain of"
                            + " L@bounce.example does not designate I as permitted sender)"
                            + " smtp.mailfrom=L@bounce.example; dkim=R (M wrote it) reason=\"M key\""
                            + " header.i=L@author.example header.b=M; dmarc=R (p=REJECT dis=M)"
                            + " header.from=author.example; auth=R smtp.auth=L@author.example;"
                            + " iprev=R policy.iprev=I; x-M=R smtp.client-ip=I",
                    "Authentication-Results: spf=R (sender IP is I) smtp.mailfrom=L@bounce.example;"
                            + " dkim=R (signature was verified) header.d=author.example;dmarc=R"
                            + " action=M header.from=L@author.example;compauth=R reason=M",
                    "Authentication-Results: M; spf=M smtp.mailfrom=M; dmarc=M header.from=M;"
                            + " dkim=M header.d=L header.s=L@x",
                    "Authentication-Results: L@corp.example; dmarc=R header.from=author.example",
                    "ARC-Authentication-Results: i=1; mx.corp.example; spf=R (I)"
                            + " smtp.mailfrom=L@bounce.example; dkim=R header.i=L@author.example",
                    "ARC-Seal: i=1; a=rsa-sha256; cv=M; d=corp.example; s=s1; t=1; b=M",
                    "ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=corp.example;"
                            + " s=s1; h=from:M; bh=M; b=M",
                    "DKIM-Signature: v=1; a=rsa-sha256; d=author.example; s=s1;"
                            + " i=L@author.example; h=from:to:subject; bh=M; b=M; z=From:L@a.example",
                    "DKIM-Signature: v=1; a=M; d=L@author.example; s=L@s1; h=from; bh=M; b=M",
                    "From: \"M, Jane\" <L@author.example>",
                    "From: Jane M <L@author.example>",
                    "From: L@author.example (Jane M)",
                    "Sender: L@sender.example",
                    "Reply-To: L@reply.example",
                    "To: M <L@corp.example>, \"M\" <L@x.example>",
                    "Cc: L@corp.example",
                    "Resent-From: L@alumni.example",
                    "Resent-To: M <L@x.example>",
                    "Subject: about M and the contract",
                    "Subject: the contract\r\n M: it is signed",
                    "Subject: =?utf-8?Q?M?=",
                    "Thread-Topic: M",
                    "Message-ID: <M@mail.author.example>",
                    "In-Reply-To: <M@mail.author.example>",
                    "References: <M@mail.author.example>\r\n <M@x.example>",
                    "List-Id: M's friends <M.lists.example>",
                    "List-Id: <friends-M@lists.example>",
                    "List-Unsubscribe: <mailto:L@lists.example>, <https://lists.example/u?m=M>",
                    "List-Post: <mailto:M@lists.example>",
                    "X-Originating-IP: [I]",
                    "X-Sender-IP: I",
                    "X-MS-Exchange-Organization-AuthAs: M",
                    "X-Forefront-Antispam-Report: CIP:I;CTRY:DE;H:M;",
                    "X-Loop: L@lists.example",
                    "X-BeenThere: M@lists.example",
                    "X-Mailer: M's mailer",
                    "X-Original-From: M <L@author.example>",
                    "Precedence: list",
                    "Errors-To: M-bounces@lists.example",
                    "Date: Wed, 18 Nov 2026 09:00:00 +0000 (M)");

    /// Makes one.
    public static PersonalHeader made(Random random) {
        String mark = "qzx" + ForAll.text(random, "bdfghjk", 4) + "wv";
        String address = "203.0.113." + (100 + random.nextInt(99));
        var fields = new ArrayList<>(FIELDS);
        if (random.nextInt(3) > 0) {
            Collections.shuffle(fields, random);
        }
        var text = new StringBuilder();
        for (String field : fields) {
            if (random.nextInt(3) > 0) {
                text.append(filled(field, mark, address, random)).append("\r\n");
            }
        }
        return new PersonalHeader(text + "From: " + mark + "@author.example\r\n", mark, address);
    }

    /// Whether a text says something about the person.
    public boolean names(String text) {
        return text.contains(mark)
                || text.contains(address)
                || text.contains(address.replace('.', '-'));
    }

    private static String filled(String field, String mark, String address, Random random) {
        String local = String.format(oneOf(random, LOCAL_PARTS), mark);
        return field.replaceAll("\\bL(?=@)", Matcher.quoteReplacement(local))
                .replaceAll("\\bR\\b", oneOf(random, RESULTS))
                .replaceAll("\\bI\\b", address)
                .replaceAll("(?<=dsl-)D\\b", address.replace('.', '-'))
                .replaceAll("\\bM(?=\\b|\\d)", mark);
    }
}
