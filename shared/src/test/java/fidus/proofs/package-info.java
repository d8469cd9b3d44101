/// Lines that say what they were computed from, computed again.
@NullMarked
package fidus.proofs;

import org.jspecify.annotations.NullMarked;
