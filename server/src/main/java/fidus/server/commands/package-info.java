/// The command line of administrators, thin over the same code.
@NullMarked
package fidus.server.commands;

import org.jspecify.annotations.NullMarked;
