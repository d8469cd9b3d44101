/// What a client is told of a month, what the house keeps of it, and how both are computed.
@NullMarked
package fidus.statements;

import org.jspecify.annotations.NullMarked;
