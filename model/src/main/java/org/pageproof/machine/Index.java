package org.pageproof.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the array of the model that an int indexes. On a parameter of an operation it gives the values to choose from; on
 * an array field it says what the elements belong to.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Index {
    /** The name of the array field of the model, such as {@code pages}. */
    String value();
}
