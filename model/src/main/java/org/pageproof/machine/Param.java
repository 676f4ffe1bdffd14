package org.pageproof.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a parameter of the model's constructor (an int or a boolean), which scenarios set. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER})
public @interface Param {
    /** The name in scenarios, such as {@code pages}. */
    String value();

    /** The smallest legal value. */
    int min() default 1;

    /** The largest legal value. */
    int max() default 64;

    /** The value when a scenario says nothing; for a boolean 0 or 1. */
    int def() default 1;
}
