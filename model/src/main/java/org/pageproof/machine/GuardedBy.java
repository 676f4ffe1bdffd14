package org.pageproof.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks plain data that a lock protects. It is local code while the running CPU holds the lock; touching it without the
 * lock violates {@code lock_discipline}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD})
public @interface GuardedBy {
    /** The name of a {@link SpinLock} field, looked up in the same object first and then in the model. */
    String value();
}
