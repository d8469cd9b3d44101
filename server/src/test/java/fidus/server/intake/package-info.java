@NullMarked
package fidus.server.intake;

import org.jspecify.annotations.NullMarked;
