# The three commands a newcomer needs: make run, make test, make check.
