/// The server: one wiring page, its settings and its command line.
@NullMarked
package fidus.server;

import org.jspecify.annotations.NullMarked;
