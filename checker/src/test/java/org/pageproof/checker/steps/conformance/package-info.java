/** Small models, each about one thing that a model may or may not contain. */
@NullMarked
package org.pageproof.checker.steps.conformance;

import org.jspecify.annotations.NullMarked;
