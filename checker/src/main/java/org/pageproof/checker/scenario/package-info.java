/** Scenarios that are ready to be searched: specs are read, their models found, their numbers put in. */
@NullMarked
package org.pageproof.checker.scenario;

import org.jspecify.annotations.NullMarked;
