/// Asking a running server, for programs that are no desktop.
@NullMarked
package fidus.server.calling;

import org.jspecify.annotations.NullMarked;
