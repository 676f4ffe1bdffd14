package org.pageproof.checker.steps.translate;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.load.ModelClass;

/**
 * An operation of the model.
 *
 * @param name the hypervisor's name
 * @param method the Java method
 * @param code its bytecode
 * @param cpu whether the first parameter is the CPU that runs it
 * @param parameters the others
 */
public record Operation(String name, Method method, ModelClass.Found code, boolean cpu, List<Parameter> parameters) {

    /**
     * A parameter other than the CPU.
     *
     * @param name its Java name
     * @param values what it ranges over, as registers hold it
     * @param meaning how it is shown
     * @param array the root array that an {@code @Index} int or an object is an element of, or null
     */
    public record Parameter(
            String name,
            List<Long> values,
            Meaning meaning,
            @Nullable String array) {}
}
