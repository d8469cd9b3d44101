/// Bringing in a running fund's clients and contracts from lists.
@NullMarked
package fidus.desktop.intake;

import org.jspecify.annotations.NullMarked;
