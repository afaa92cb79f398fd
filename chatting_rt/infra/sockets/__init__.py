"""A Socket.IO server that survives hostile clients. The only place that touches python-socketio's inner names."""
