/// A running fund's clients and contracts, brought in as lists.
@NullMarked
package fidus.intake;

import org.jspecify.annotations.NullMarked;
