/// Tests of fee runs as they can be computed again from their inputs.
@NullMarked
package fidus.fees.runs;

import org.jspecify.annotations.NullMarked;
