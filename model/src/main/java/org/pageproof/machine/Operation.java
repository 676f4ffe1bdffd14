package org.pageproof.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that a CPU may run. The first parameter may be the CPU itself: element i of the model's array of that
 * class is CPU i.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Operation {
    /** The hypervisor's own name of the function, such as {@code get_page}. */
    String value();
}
