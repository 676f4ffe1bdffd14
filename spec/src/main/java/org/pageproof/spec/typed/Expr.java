package org.pageproof.spec.typed;

import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.source.Span;

/** A typed expression. */
public sealed interface Expr
        permits Literal,
                NoneLiteral,
                ConstantRef,
                ParameterRef,
                VariableRef,
                Read,
                IndexOf,
                SizeOf,
                Unary,
                Binary,
                Membership,
                Quantified,
                Aggregate,
                Let,
                Conditional,
                SetComparison,
                SetSize,
                Call,
                By,
                StepsBy,
                AtRest,
                AccessOf,
                InCall,
                Before {
    /** Where it stands, without brackets around it. */
    Span span();

    /** The type of its value. */
    ValueType type();
}
