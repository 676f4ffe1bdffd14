/** A model class constructed with parameters: its world, its operations, its CPUs. */
@NullMarked
package org.pageproof.checker.steps.instance;

import org.jspecify.annotations.NullMarked;
