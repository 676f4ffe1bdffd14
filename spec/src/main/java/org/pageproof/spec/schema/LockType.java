package org.pageproof.spec.schema;

/** A lock. It has the parts {@code held} (a truth value) and {@code holder} (the CPU that holds it, or none). */
public record LockType() implements MemberType {
    @Override
    public String described() {
        return "a lock";
    }
}
