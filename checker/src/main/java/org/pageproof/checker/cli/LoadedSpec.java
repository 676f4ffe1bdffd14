package org.pageproof.checker.cli;

import org.pageproof.spec.typed.Spec;

record LoadedSpec(Spec spec) {}
