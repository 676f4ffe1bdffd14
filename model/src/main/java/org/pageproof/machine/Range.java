package org.pageproof.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the values of an integer field, of the elements of an integer array, or of a parameter of an operation. Leaving
 * the range of a field violates the property {@code fits}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Range {
    /** The smallest legal value. */
    long min() default 0;

    /** The largest legal value. */
    long max();
}
