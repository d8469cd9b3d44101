/// Lists that bring in a running fund's clients and contracts.
@NullMarked
package fidus.server.intake;

import org.jspecify.annotations.NullMarked;
