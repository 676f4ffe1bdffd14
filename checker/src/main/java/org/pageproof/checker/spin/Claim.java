package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/**
 * A property of a spec as SPIN is told it.
 *
 * @param name unique among the claims
 * @param cover whether it is to be reached rather than not to be violated
 * @param ofStep whether it is decided by steps, and not by states
 * @param moment when it is asked
 * @param condition under which it is decided
 * @param wrongStart under which a state to start in decides it as well
 */
record Claim(String name, boolean cover, boolean ofStep, Moment moment, Ground condition, Optional<Ground> wrongStart) {
    /** The claims of a scenario. */
    static List<Claim> of(Properties properties) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            claims.add(new Claim(
                    p.name(),
                    p.kind() == Property.Kind.COVER,
                    p.ofStep(),
                    p.moment(),
                    properties.condition(i),
                    properties.wrongStart(i)));
        }
        return claims;
    }
}
