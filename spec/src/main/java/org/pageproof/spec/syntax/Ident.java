package org.pageproof.spec.syntax;

import org.pageproof.spec.source.Span;

/** A name as written. */
public record Ident(String text, Span span) {}
