@echo off
rem For a double click in Explorer: opens the desk in the browser. This window is what runs it.
rem ASCII alone, since cmd reads it in the system's code page; its Chinese lies in docs\start.
setlocal
rem pushd, unlike cd, also enters a shared folder of the network.
pushd "%~dp0"
chcp 65001 >nul

rem Each is tried by running it: without Python, "python" only opens the Microsoft Store.
set "PYTHON=py -3"
%PYTHON% -c "" >nul 2>nul
if %ERRORLEVEL% == 0 goto start
set "PYTHON=python"
%PYTHON% -c "" >nul 2>nul
if %ERRORLEVEL% == 0 goto start

type docs\start\python.txt
set "STATUS=1"
goto read

:start
type docs\start\start.txt
%PYTHON% run.py preview %*
set "STATUS=%ERRORLEVEL%"
if %STATUS% == 0 goto end
if %STATUS% == 130 goto end
type docs\start\failed.txt

:read
pause

:end
popd
exit /b %STATUS%
