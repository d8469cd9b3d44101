/// Files with which somebody else computes every line of a run again, and the arithmetic of each.
@NullMarked
package fidus.proofs;

import org.jspecify.annotations.NullMarked;
