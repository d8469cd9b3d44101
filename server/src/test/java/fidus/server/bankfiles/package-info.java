/// What the readers of bank statements make of real, generated and hostile files.
@NullMarked
package fidus.server.bankfiles;

import org.jspecify.annotations.NullMarked;
