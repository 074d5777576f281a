@echo off
rem For a double click in Explorer: builds the site, then keeps the window open to be read.
setlocal
rem pushd, unlike cd, also enters a shared folder of the network.
pushd "%~dp0"

rem Each is tried by running it: without Python, "python" only opens the Microsoft Store.
set "PYTHON=py -3"
%PYTHON% -c "" >nul 2>nul
if %ERRORLEVEL% == 0 goto build
set "PYTHON=python"
%PYTHON% -c "" >nul 2>nul
if %ERRORLEVEL% == 0 goto build

echo Python 3.11 or newer is needed. Get it from https://www.python.org/downloads/windows/
echo and tick "Add python.exe to PATH" when installing.
set "STATUS=1"
goto end

:build
%PYTHON% run.py build %*
set "STATUS=%ERRORLEVEL%"

:end
popd
pause
exit /b %STATUS%
