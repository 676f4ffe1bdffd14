package org.pageproof.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a subclass of a model that replaces one method of it, or of one of its parts: a bug of the past, a rejected
 * proposal, or a correct alternative. A scenario selects it with {@code with variant NAME}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Variant {
    /** The name in scenarios, such as {@code B07}. */
    String value();

    /** The name of the model that it varies. */
    String of();

    /** What is different, in one sentence. */
    String says();
}
