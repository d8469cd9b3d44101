/// Fee runs through the whole server.
@NullMarked
package fidus.server.fees;

import org.jspecify.annotations.NullMarked;
