/// The record of every change: who, what, before, after, why.
@NullMarked
package fidus.audit;

import org.jspecify.annotations.NullMarked;
