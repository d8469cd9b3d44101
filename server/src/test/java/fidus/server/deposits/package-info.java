@NullMarked
package fidus.server.deposits;

import org.jspecify.annotations.NullMarked;
